/** What runs inside the helper process: a plain Java program that opens files nobody trusts. */
package org.khoso.media.worker.internal;
