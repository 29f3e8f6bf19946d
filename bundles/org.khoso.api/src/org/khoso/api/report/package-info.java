/** Contracts for report formats. */
package org.khoso.api.report;
