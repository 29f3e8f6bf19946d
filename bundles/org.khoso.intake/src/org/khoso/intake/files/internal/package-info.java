/** The files of a delivery and which record each belongs to. */
package org.khoso.intake.files.internal;
