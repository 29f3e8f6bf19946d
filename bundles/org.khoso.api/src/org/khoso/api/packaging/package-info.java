/** Contracts for packages. */
package org.khoso.api.packaging;
