/** Helper processes of any kind: start, ask, kill, replace. Knows nothing of media. */
package org.khoso.media.helper.internal;
