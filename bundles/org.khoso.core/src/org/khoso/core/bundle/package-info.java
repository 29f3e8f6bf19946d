/** Survey bundles: what travels on media, signed and encrypted; who may sign; numbers of senders. */
package org.khoso.core.bundle;
