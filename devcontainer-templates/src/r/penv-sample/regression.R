# Fits a polynomial to the fuel consumption of cars, and tells penv how well that went.
variable <- function(name, otherwise) Sys.getenv(name, unset = otherwise)

degree <- as.integer(variable("PENV_PARAM_DEGREE", "1"))
measures <- variable("PENV_MEASURES_DIR", "measures")
output <- variable("PENV_OUTPUT_DIR", "output")

model <- lm(mpg ~ poly(wt, degree), data = mtcars)
print(summary(model))

dir.create(measures, recursive = TRUE, showWarnings = FALSE)
cat(sprintf('{"residual": %.6f}', sigma(model)), file = file.path(measures, "summary"))

dir.create(output, recursive = TRUE, showWarnings = FALSE)
saveRDS(model, file.path(output, "model.rds"))
