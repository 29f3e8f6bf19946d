/** Contracts for verbs of the command line. */
package org.khoso.api.command;
