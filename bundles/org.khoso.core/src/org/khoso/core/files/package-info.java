/** Files that are in no archive: what they are, whether they are PDF/A, what the rules on files say of them. */
package org.khoso.core.files;
