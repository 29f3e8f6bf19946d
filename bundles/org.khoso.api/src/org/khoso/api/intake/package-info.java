/** Contracts for taking in deliveries. */
package org.khoso.api.intake;
