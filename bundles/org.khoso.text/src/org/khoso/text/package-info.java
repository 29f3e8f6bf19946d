/** Vietnamese text: Unicode forms, tone placement, partial dates, document symbols, codes, collation. */
package org.khoso.text;
