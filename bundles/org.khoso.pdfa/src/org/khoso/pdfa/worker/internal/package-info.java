/** What runs inside the helper process: a plain Java program around veraPDF. */
package org.khoso.pdfa.worker.internal;
