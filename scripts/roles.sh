#!/bin/sh
# Runs once, when the PostgreSQL container makes its data folder: the two roles and the database.
# The owner migrates; the application connects as one that owns nothing and cannot pass by policies.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" <<'SQL'
create role said_and_done_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
create role said_and_done_owner login createrole nobypassrls password :'owner_password';
create role said_and_done login nobypassrls password :'app_password' in role said_and_done_app;
create database said_and_done owner said_and_done_owner encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' template template0;
SQL
