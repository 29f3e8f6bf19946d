/** The delivery of a contractor: reads it dossier by dossier. */
package org.khoso.intake.internal;
