/** Contracts for checks. */
package org.khoso.api.compliance;
