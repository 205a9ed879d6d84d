import { connect, migrate, type Tables } from "banjian";
import { adminPool } from "./admin-pool.js";

/** A database of its own on a server, with an empty hall in it; the caller ends the pool. */
export async function ownDatabase(server: string, name: string) {
  const root = adminPool(server);
  await root.query(`create database ${name}`);
  await root.end();
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  const { db, close } = await connect<Tables>(url);
  await migrate(db);
  await close();
  return { url, admin: adminPool(url) };
}
