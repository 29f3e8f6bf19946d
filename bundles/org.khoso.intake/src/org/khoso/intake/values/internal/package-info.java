/** From cells to typed values: dates, numbers, codes of lists. */
package org.khoso.intake.values.internal;
