package lint;

import java.util.List;

/** One thing to hold all sources against. */
interface Check {

    List<Finding> findings(List<SourceFile> sources);
}
