/** The job "intake" of the window: from a delivery or a scanner to dossiers. */
package org.khoso.intake.ui;
