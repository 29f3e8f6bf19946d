/** Fixity: objects are read and held against their hash, kept a second time on another volume, brought back from there. */
package org.khoso.core.fixity;
