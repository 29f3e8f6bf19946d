/** What runs inside the helper process: a plain Java program around Saxon and SchXslt2. */
package org.khoso.schematron.worker.internal;
