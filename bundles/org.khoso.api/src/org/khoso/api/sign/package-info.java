/** Contracts for signatures: keys, signers, verifiers, trust. Engines for other forms and other key stores implement them too. */
package org.khoso.api.sign;
