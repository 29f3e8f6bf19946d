/** Reads p2 repositories, checks signatures, keeps the list of the user's plug-ins, and gives them to the framework. */
package org.khoso.plugins.internal;
