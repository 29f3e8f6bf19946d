/** Contracts for scanners and text recognition. */
package org.khoso.api.capture;
