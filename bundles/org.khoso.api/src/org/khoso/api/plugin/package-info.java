/** Plug-ins: what is installed beside the product, by whom it was signed, and how it comes and goes. */
package org.khoso.api.plugin;
