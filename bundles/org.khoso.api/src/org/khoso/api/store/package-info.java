/** Contracts of storage: descriptions, objects, journal, runs, findings. */
package org.khoso.api.store;
