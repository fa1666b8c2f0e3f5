// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * The project of the workspace's own specifications. It is there as soon as there is one; being a project, it has
 * everything that Eclipse offers for files: editors, problems, local history.
 */
final class SpecProject {

    /** Its name, which the user sees in the Project Explorer. */
    static final String NAME = "SchedLog specifications";
    private static final String SUFFIX = ".json";

    private SpecProject() {
    }

    /** @return the project, which need not exist */
    static IProject handle() {
        return ResourcesPlugin.getWorkspace().getRoot().getProject(NAME);
    }

    /** @return the project, there and open */
    static IProject create() throws CoreException {
        IProject project = handle();
        if (!project.exists()) {
            IWorkspace workspace = ResourcesPlugin.getWorkspace();
            IProjectDescription description = workspace.newProjectDescription(NAME);
            ICommand check = description.newCommand();
            check.setBuilderName(SpecBuilder.ID);
            description.setBuildSpec(new ICommand[] { check });
            description.setComment("Specifications of SchedLog's figures; see Window > Preferences > SchedLog");
            project.create(description, new NullProgressMonitor());
        }
        if (!project.isOpen()) {
            project.open(new NullProgressMonitor());
        }
        return project;
    }

    /** @return a file of that name or, where there is one already, of the name with a number */
    static IFile free(IProject project, String name) throws CoreException {
        project.refreshLocal(IResource.DEPTH_ONE, new NullProgressMonitor());
        IFile file = project.getFile(name + SUFFIX);
        for (int number = 2; isTaken(project, file.getName()); number++) {
            file = project.getFile(name + " " + number + SUFFIX);
        }
        return file;
    }

    /** Also where names that differ in case only are the same file. */
    private static boolean isTaken(IProject project, String name) throws CoreException {
        for (IResource member : project.members()) {
            if (member.getName().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
