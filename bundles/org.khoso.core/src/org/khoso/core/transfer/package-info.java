/** Hand-over of dossiers between two archives: registered, packed, sent, received, accepted or returned, mended, closed; proved on both sides. */
package org.khoso.core.transfer;
