/** Contracts for computed survey answers. */
package org.khoso.api.survey;
