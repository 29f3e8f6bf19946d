/** Reports that answer surveys and letters about them: what fills their layouts. */
package org.khoso.core.reply;
