/** Spreadsheets as streams of rows: XLSX, XLS, CSV. */
package org.khoso.intake.table.internal;
