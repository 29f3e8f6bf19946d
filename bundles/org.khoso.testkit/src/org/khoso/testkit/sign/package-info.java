/** Contracts that signers and verifiers of signatures must keep. */
package org.khoso.testkit.sign;
