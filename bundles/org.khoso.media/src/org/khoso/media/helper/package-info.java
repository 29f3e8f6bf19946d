/**
 * Helper processes of any kind: start, ask, kill, replace ({@link org.khoso.media.helper.HelperPool}), and the child's side
 * ({@link org.khoso.media.helper.HelperServer}). Knows nothing of media.
 */
package org.khoso.media.helper;
