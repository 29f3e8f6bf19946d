/** Use cases that join the engines, one class each; called by window and command line alike. */
package org.khoso.core;
