/** What fills letters, minutes and inventories from an archive. */
package org.khoso.core.report;
