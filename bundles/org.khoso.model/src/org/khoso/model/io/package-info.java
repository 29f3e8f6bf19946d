/** Reading of model objects from data files. */
package org.khoso.model.io;
