/** Identity, actor, access, values, findings, standards: what every other contract speaks of. No EMF, Lucene or JDBC. */
package org.khoso.api;
