package io.crossdock.ops.api;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a command is told that asks for something that cannot be. */
@RestControllerAdvice(basePackageClasses = Refusals.class)
public final class Refusals {

    record Said(String message) {}

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<Said> refuse(IllegalArgumentException fault) {
        return ResponseEntity.badRequest().body(new Said(String.valueOf(fault.getMessage())));
    }
}
