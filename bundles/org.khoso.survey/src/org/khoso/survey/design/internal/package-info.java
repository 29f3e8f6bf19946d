/** Makes questionnaires: edits, checks, the file. Not exported. */
package org.khoso.survey.design.internal;
