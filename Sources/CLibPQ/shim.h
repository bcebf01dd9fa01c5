#ifndef CLIBPQ_SHIM_H
#define CLIBPQ_SHIM_H

#include <libpq-fe.h>
// mallopt, which Swift's module of glibc leaves out.
#include <malloc.h>

/// Field codes of a server error. The macros are character literals, which Swift does not import.
static const int CLibPQ_DIAG_SQLSTATE = PG_DIAG_SQLSTATE;
static const int CLibPQ_DIAG_MESSAGE_PRIMARY = PG_DIAG_MESSAGE_PRIMARY;
static const int CLibPQ_DIAG_CONSTRAINT_NAME = PG_DIAG_CONSTRAINT_NAME;
static const int CLibPQ_DIAG_SOURCE_FUNCTION = PG_DIAG_SOURCE_FUNCTION;
static const int CLibPQ_DIAG_STATEMENT_POSITION = PG_DIAG_STATEMENT_POSITION;
static const int CLibPQ_DIAG_CONTEXT = PG_DIAG_CONTEXT;

#endif
