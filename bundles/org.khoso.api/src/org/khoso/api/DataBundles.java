package org.khoso.api;

/**
 * Which bundles may bring data of Khoso's, as {@code KHOSO-INF/}: to look into a bundle opens its jar, and a product has some 180 of
 * which fifteen have such data. Told by name and place alone, before anything is opened.
 */
public final class DataBundles {
    private static final String OURS = "org.khoso.";
    /** Where the framework has a bundle of the product from; the few that it starts first have a mark before it. */
    private static final String PRODUCT = "reference:file:plugins/";
    private static final String FIRST = "initial@" + PRODUCT;

    private DataBundles() {
    }

    /**
     * Left out is only what lies in the product's own {@code plugins} folder and is none of Khoso's bundles: the libraries. A province's
     * or vendor's bundle is a plug-in and lies elsewhere (docs/adr/0010), and so does one that is being worked on in an IDE or a test.
     *
     * @param name the bundle's symbolic name, may be null @param location its location as the framework knows it @return whether to look into it
     */
    public static boolean possible(String name, String location) {
        boolean product = location.startsWith(PRODUCT) || location.startsWith(FIRST);
        return !product || name != null && name.startsWith(OURS);
    }
}
