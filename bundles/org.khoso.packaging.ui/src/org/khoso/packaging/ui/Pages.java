package org.khoso.packaging.ui;

/** The two views of the job "packages": the packages of the archive, and the board of its hand-overs. */
interface Pages {
    /** Brings the packages to the front. */
    void packages();

    /** Brings the board to the front. */
    void handOvers();
}
