/** The public holidays of the whole world: a module of its own, for programs that keep it apart until it is asked for. */
export { default as Holidays } from 'date-holidays';
