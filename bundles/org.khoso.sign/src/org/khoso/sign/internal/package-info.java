/** Signatures by Bouncy Castle: keys, CMS, certification paths, time-stamps. */
package org.khoso.sign.internal;
