/** What a hand-over between archives needs of others: places on other machines, scanners for malicious software. */
package org.khoso.api.transfer;
