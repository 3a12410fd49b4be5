/** The scanner that refuses to answer knows the services with this annotation. */
export const scannerAnnotation = 'marlow-finch.example/scanner-project';
/** The cluster whose snapshot is no longer renewed runs the services with this annotation. */
export const clusterAnnotation = 'marlow-finch.example/cluster';
