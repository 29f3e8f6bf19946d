/** Conversion of descriptions from one standard to another, led by data alone. */
package org.khoso.core.convert;
