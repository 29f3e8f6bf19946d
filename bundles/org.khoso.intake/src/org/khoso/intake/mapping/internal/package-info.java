/** Which column is which field: words, matching, one-to-one assignment. */
package org.khoso.intake.mapping.internal;
