using Mittelpunkt.Web.Commands;

return await CommandLine.Create().Parse(args).InvokeAsync();
