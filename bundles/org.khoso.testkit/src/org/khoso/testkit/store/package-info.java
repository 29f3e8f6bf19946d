/** Contract tests of storage: extend a class, say how to make your implementation, run. */
package org.khoso.testkit.store;
