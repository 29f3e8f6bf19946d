/** Contracts for search. */
package org.khoso.api.search;
