package org.khoso.plugins.internal;

import org.osgi.framework.VersionRange;

/** What the product has by itself, and the plug-ins that stay. */
interface Product {
    /** @return whether a bundle of that name and a version in that range is there */
    boolean bundle(String name, VersionRange range);

    /** @return whether a bundle of that name is part of the product itself, whatever its version */
    boolean own(String name);

    /** @return whether a bundle exports that package in a version in that range */
    boolean exports(String name, VersionRange range);

    /** @return whether a feature of that id and a version in that range is there */
    boolean feature(String id, VersionRange range);

    /** @return whether a plug-in that is installed already meets the need */
    boolean plugin(Unit.Need need);

    /** @return value of an environment property: osgi.os, osgi.ws, osgi.arch, osgi.nl */
    java.util.Map<String, String> environment();
}
