package org.khoso.intake.table.internal;

/** A merged region: rows from 1, columns from 0, both ends inside. */
public record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
}
