/** The window's frame, and what capabilities' parts share: session, language, background work, navigation, looks. */
package org.khoso.ui;
